import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import type { DigestChoiceView } from '../contract/digest.js';
import { USUAL_RHYTHM, type DigestRhythm } from '../contract/digest-words.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Professional } from '../organisations/organisation.entity.js';
import { DigestChoice } from './digest.entity.js';

/** When somebody wants the digest. */
@Injectable()
export class DigestChoicesService {
  constructor(
    private readonly work: UnitOfWork,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read(professionalId: string): Promise<DigestChoiceView> {
    const chosen = await this.work.manager.findOneBy(DigestChoice, { professionalId });
    const { email } = await this.work.manager.findOneByOrFail(Professional, { id: professionalId });
    return { possible: this.config.mail !== null, rhythm: chosen?.rhythm ?? USUAL_RHYTHM, address: email };
  }

  async choose(professionalId: string, rhythm: DigestRhythm): Promise<DigestChoiceView> {
    await this.work.manager.upsert(DigestChoice, { professionalId, rhythm }, ['professionalId']);
    return this.read(professionalId);
  }
}
