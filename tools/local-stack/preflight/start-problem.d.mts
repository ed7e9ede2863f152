/** Why there is no stack, for the person who wanted one. The message says what happened and what to do. */
export class StartProblem extends Error {}
