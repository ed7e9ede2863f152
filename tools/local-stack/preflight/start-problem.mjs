export class StartProblem extends Error {
  name = 'StartProblem';
}
