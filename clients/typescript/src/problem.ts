import type { ProblemBody } from "./types.js";

/** The words that a `type` ends in; they never change their meaning. */
export const PROBLEM_CODES = [
  "invalid-parameter",
  "not-found",
  "rate-limited",
  "token-invalid",
  "token-scope",
  "plan-limit",
  "unexpected",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An answer that is no success. `code` says which; `body` is the problem as it was sent. */
export class ImmoProblem extends Error {
  override readonly name = "ImmoProblem";

  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly body: ProblemBody | null,
    /** Seconds to wait, when the server said so. */
    readonly retryAfter: number | null,
  ) {
    super(body ? `${body.title}: ${body.detail}` : `The server answered with ${status}.`);
  }
}

/** The problem in an answer; one that does not tell is `unexpected`. */
export async function problemOf(answer: Response): Promise<ImmoProblem> {
  const kind = answer.headers.get("Content-Type") ?? "";
  const body = kind.startsWith("application/problem+json")
    ? ((await answer.json()) as ProblemBody)
    : null;
  const word = body?.type.split("/").pop() ?? "";
  const code = PROBLEM_CODES.find((known) => known === word) ?? "unexpected";
  const wait = Number.parseInt(answer.headers.get("Retry-After") ?? "", 10);
  return new ImmoProblem(code, answer.status, body, Number.isNaN(wait) ? null : wait);
}
