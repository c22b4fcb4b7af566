/** Work in the background that comes back at set times. */
export interface Job {
  /** Lower case with hyphens; the name of its queue. */
  name: string;
  /** When, as cron writes it, in Europe/Amsterdam. It also runs once after a start, for what was missed. */
  schedule: string;
  /** It waits for something outside: when it fails it is tried again for a quarter of an hour, with pauses that double, instead of for a minute. */
  patient?: boolean;
  /** This process lacks what it needs: it keeps the times of the job as every process does, and leaves the work to others. */
  elsewhere?: boolean;
  /** Has to be able to run again after it failed halfway. `signal` asks it to come to an end soon. */
  run(signal: AbortSignal): Promise<unknown>;
}
