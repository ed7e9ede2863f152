const clock = { hour: '2-digit', minute: '2-digit' };
const day = { weekday: 'short', day: 'numeric', month: 'short' };

/** The person's own zone; what they say is meant in it. */
export const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** @param {Date} date */
const isToday = (date) => date.toDateString() === new Date().toDateString();

/** @param {string} instant */
export function timeText(instant) {
  const date = new Date(instant);
  return date.toLocaleString(undefined, isToday(date) ? clock : { ...day, ...clock });
}

/**
 * When a task is due, and whether that has passed.
 * @param {{ due?: string, dueDate?: string }} task
 */
export function dueOf({ due, dueDate }) {
  if (due !== undefined) return { text: timeText(due), overdue: Date.parse(due) < Date.now() };
  if (dueDate === undefined) return undefined;
  const [year, month, date] = dueDate.split('-').map(Number);
  const at = new Date(year, month - 1, date);
  const overdue = at < new Date(new Date().setHours(0, 0, 0, 0));
  return { text: isToday(at) ? 'today' : at.toLocaleDateString(undefined, day), overdue };
}
