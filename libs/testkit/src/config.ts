/** What whoever runs the tests may say about the run. */
export const testRun = {
  /** `TESTKIT_KEEP=1`: what brokers, databases and services wrote stays where it is. */
  keepsData: process.env.TESTKIT_KEEP === '1',
  /** `REPORTS`: the folder of the run's reports, figures and logs; undefined when vitest was called directly. */
  reports: process.env.REPORTS,
} as const;
