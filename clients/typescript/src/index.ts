export { memoryCache, type AnswerCache, type Kept } from "./cache.js";
export { ImmoClient, LocaleClient } from "./client.js";
export { fileAddress, type Options } from "./ask.js";
export { exchangePreview, preview, type Previewed, type PreviewHeld } from "./preview.js";
export { ImmoProblem, PROBLEM_CODES, type ProblemCode } from "./problem.js";
export { NotGenuine, verifyWebhook, type Genuine, type WebhookMessage } from "./webhooks.js";
export type * from "./types.js";
export { words } from "./words.js";
