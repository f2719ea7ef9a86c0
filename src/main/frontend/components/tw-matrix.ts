import { customElement } from 'lit/decorators.js';
import { GridElement } from '../lib/grid-element';

@customElement('tw-matrix')
export class TwMatrix extends GridElement {
  protected showNumbers() {
    return true;
  }
}
