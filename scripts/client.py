"""Write what the TypeScript client has from the code: OpenAPI document, types, words."""

import sys

from scripts import client_words, npm, openapi


def main() -> int:
    """The document, the words, then the types made from the document."""
    openapi.main([])
    client_words.FILE.write_text(client_words.text())
    try:
        npm.require_node()
    except npm.NodeMissing as error:
        print(error)
        return 1
    npm.install(npm.CLIENT)
    npm.npm(npm.CLIENT, "run", "generate")
    npm.npm(npm.CLIENT, "run", "check")
    return 0


if __name__ == "__main__":
    sys.exit(main())
