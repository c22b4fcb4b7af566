import { Service, inject } from '@angular/core';
import { Dialogs } from '../shared/dialogs';
import { StepUpDialog } from './step-up-dialog';

/** The one question whether it is really you; requests that need it at the same time wait for the same answer. */
@Service()
export class StepUpQuestion {
  private readonly dialogs = inject(Dialogs);
  private asking: Promise<boolean> | undefined;

  ask(): Promise<boolean> {
    this.asking ??= this.dialogs.open<boolean>(StepUpDialog).then((done) => {
      this.asking = undefined;
      return done === true;
    });
    return this.asking;
  }
}
