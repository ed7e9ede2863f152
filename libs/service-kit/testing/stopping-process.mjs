// A process that stops the way its first argument says; its log is its report.
import { ServiceLogger, StopSequence } from '@todo/service-kit';

const [, , scenario] = process.argv;
const logger = new ServiceLogger({ service: 'child', instance: '1', level: 'debug' });
const stop = new StopSequence({ logger, flush: () => logger.flush(), hardLimitMs: 3000 }).listen();
const never = () => new Promise(() => {});
const note = (step) => () => logger.info(`did ${step}`);

stop.step('readiness', 100, note('readiness'));
switch (scenario) {
  case 'hang':
    stop.step('messaging', 200, never);
    break;
  case 'hang-long':
    stop.step('messaging', 60_000, never);
    break;
  case 'error-while-stopping':
    stop.step('messaging', 1000, async () => {
      setTimeout(() => {
        throw new Error('late');
      }, 20);
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    break;
  case 'much-to-log':
    stop.step('messaging', 5000, () => {
      for (let line = 0; line < 5000; line += 1) logger.info('line', { line, filler: 'x'.repeat(100) });
    });
    break;
}
stop.step('database', 1000, note('database'));

if (scenario === 'uncaught') setTimeout(() => JSON.parse('canary title'), 50);
if (scenario === 'unhandled') setTimeout(() => void Promise.reject(new Error('left alone')), 50);
setInterval(() => {}, 1000);
logger.info('ready');
