import { Component, afterNextRender, input, viewChild } from '@angular/core';
import { MatTooltip } from '@angular/material/tooltip';

/** What a cell says, beside it: for the eye of who points at it or comes to it by keyboard; a screen reader hears the cell itself. */
@Component({
  selector: 'app-cell-tip',
  imports: [MatTooltip],
  template: `<span aria-hidden="true" matTooltipTouchGestures="off" [matTooltip]="text()"></span>`,
  styles: `
    :host,
    span {
      position: absolute;
      inset: 0;
      pointer-events: none;
    }
  `,
})
export class CellTip {
  readonly text = input.required<string>();
  private readonly tip = viewChild.required(MatTooltip);

  constructor() {
    afterNextRender(() => this.show());
  }

  show(): void {
    this.tip().show();
  }

  hide(): void {
    this.tip().hide();
  }
}
