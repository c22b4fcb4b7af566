/** Work in the background that comes back at set times. */
export interface Job {
  /** Lower case with hyphens; the name of its queue. */
  name: string;
  /** When, as cron writes it, in Europe/Amsterdam. It also runs once after a start, for what was missed. */
  schedule: string;
  /** It waits for something outside: when it fails it is tried again for two to four hours, with pauses that double, instead of for a minute. */
  patient?: boolean;
  /** Has to be able to run again after it failed halfway. `signal` asks it to come to an end soon. */
  run(signal: AbortSignal): Promise<unknown>;
}
