import type { DataSource } from 'typeorm';
import { Leaving } from '../administration/leaving.js';
import { AuditPartitions } from '../audit/partitions.js';
import { Sealing } from '../audit/sealing.js';
import { sealingOptions } from '../audit/sealing-setup.js';
import type { Config } from '../config.js';
import type { ChangedHouseholds } from '../database/changed-households.js';
import type { Derivations } from '../database/derivations.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LOOKED_AT } from '../digest/digest-rules.js';
import type { DigestSending } from '../digest/digest-sending.js';
import { Destroying } from '../rights/destroying.js';
import { HandingOver } from '../handing-over/handing-over.js';
import { LeftQuestions } from '../handing-over/left-questions.js';
import { NoticesService } from '../notices/notices.service.js';
import { OutdatedHouseholds } from '../settings/outdated-households.js';
import { Identities } from '../sign-on/identities.js';
import { RequestsService } from '../sign-on/requests.service.js';
import { LeadReminders } from '../leads/lead-reminders.js';
import type { Clock } from '../shared/clock.js';
import type { Job } from './job.js';

/** Every job of the product. `source` is the owner's connection; `derivations`, `news` and `digests` are those of the requests. */
export function jobsOf(source: DataSource, config: Config, clock: Clock, derivations: Derivations, news: ChangedHouseholds, digests: DigestSending): Job[] {
  const partitions = new AuditPartitions(source, clock);
  const sealing = new Sealing(source, sealingOptions(config), clock);
  const work = new UnitOfWork(source, derivations, news);
  const destroying = new Destroying(work);
  const requests = new RequestsService(work, clock, new Identities(work, clock));
  const leadReminders = new LeadReminders(work, clock);
  const outdated = new OutdatedHouseholds(work);
  const handingOver = new HandingOver(work, clock, new NoticesService(work, clock));
  const leaving = new Leaving(work, clock, handingOver);
  const leftQuestions = new LeftQuestions(work, clock, handingOver);
  return [
    { name: 'audit-partitions', schedule: '17 3 * * *', run: () => partitions.make() },
    // Approved, but cut off by a crash or failed: once more.
    { name: 'destruction', schedule: '40 2 * * *', run: (signal) => destroying.carryOutAll(signal) },
    { name: 'audit-seal', schedule: '* * * * *', run: (signal) => sealing.seal(signal) },
    { name: 'sign-on-requests', schedule: '50 2 * * *', run: () => requests.dropOld() },
    // Soon after midnight; those who leave are signed out from midnight on in any case.
    { name: 'leavers', schedule: '3 0 * * *', run: () => leaving.carryOutDue() },
    // What waits for somebody who has no part in a household any more.
    { name: 'left-questions', schedule: '*/10 * * * *', run: () => leftQuestions.passOn() },
    // What a team's other settings, or another team, change in its households.
    { name: 'changed-settings', schedule: '* * * * *', run: (signal) => outdated.derive(signal) },
    // At the beginning of the working day.
    { name: 'lead-reminders', schedule: '30 7 * * *', run: () => leadReminders.run() },
    // Without a mail server too: a job that is not listed is taken off the times of all processes.
    { name: 'digest', schedule: LOOKED_AT, patient: true, elsewhere: !config.mail, run: (signal) => digests.run(work, signal) },
  ];
}
