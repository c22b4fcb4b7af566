import { Component } from '@angular/core';

/** The idea in one drawing: one person at the door, the others joined behind them. */
@Component({
  selector: 'app-one-at-the-door',
  template: `
    <svg viewBox="0 0 420 132" aria-hidden="true" focusable="false">
      <path class="ground" d="M4 122H416" />
      <path class="house" d="M16 122V58L72 16l56 42v64" />
      <path class="door" d="M56 122V82a16 16 0 0 1 32 0v40" />
      <circle class="knob" cx="80" cy="102" r="2.4" />
      <g class="lead">
        <circle cx="162" cy="72" r="13" />
        <path d="M140 122v-8a22 22 0 0 1 44 0v8z" />
      </g>
      <path class="joined" d="M180 66Q210 46 236 78M180 66Q232 22 286 78M180 66Q256 0 336 78M180 66Q280-24 386 78" />
      @for (other of others; track other.x) {
        <g class="other" [style.--hue]="other.hue" [attr.transform]="'translate(' + other.x + ' 92)'">
          <circle r="8" />
          <path d="M-13 30v-4a13 13 0 0 1 26 0v4z" />
        </g>
      }
    </svg>
  `,
  styleUrl: './one-at-the-door.scss',
})
export class OneAtTheDoor {
  protected readonly others = [
    { x: 236, hue: 75 },
    { x: 286, hue: 150 },
    { x: 336, hue: 265 },
    { x: 386, hue: 320 },
  ];
}
