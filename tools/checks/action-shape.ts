import {
  COMMON_KEYS,
  EVENT_KEYS,
  isRunMethod,
  METHOD_KEYS,
  TRIGGER_KEYS,
  type TypeKeys,
} from '../actions/method-keys.ts';
import type { Action, Catalog } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Whether an action has the keys that its type of trigger and of invocation need, and no others. */
export const actionShape: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    const { trigger, invocationMethod: method } = action.value;
    compare(action, ['trigger'], TRIGGER_KEYS[trigger.type], report);
    const event = trigger.type === 'automation' ? trigger.event : undefined;
    if (event !== undefined && Object.hasOwn(EVENT_KEYS, event.type))
      compare(action, ['trigger', 'event'], EVENT_KEYS[event.type], report);
    if (isRunMethod(method.type))
      compare(action, ['invocationMethod'], METHOD_KEYS[method.type], report);
    else {
      const at = { origin: action.origin, path: ['invocationMethod', 'type'] };
      const message = `\`${method.type}\` is Port's, and is not run here`;
      const hint = `run here: ${Object.keys(METHOD_KEYS).join(', ')}`;
      report('action/not-run', at, message, hint);
    }
    if (action.identifier.startsWith('-')) {
      const at = { origin: action.origin, path: ['identifier'] };
      report('action/invalid', at, 'an identifier that starts with `-` is an option of a command');
    }
    checkTimer(action, catalog, report);
    const expressions = trigger.type === 'automation' ? trigger.condition?.['expressions'] : [];
    if (expressions !== undefined && !Array.isArray(expressions)) {
      const at = { origin: action.origin, path: ['trigger', 'condition', 'expressions'] };
      const message = '`expressions` is no list, so that the automation would not start';
      report('action/invalid', at, message, 'a list of jq programs');
    }
    if (trigger.operation !== undefined && trigger.operation !== 'CREATE')
      needBlueprint(action, trigger.operation, report);
  }
};

function compare(
  { value, refused, origin }: Action,
  path: readonly string[],
  { needed, allowed }: TypeKeys,
  report: Report,
): void {
  const part = path.reduce<object>((at, key) => Object(Reflect.get(at, key)), value);
  const type = String(Reflect.get(part, 'type'));
  for (const key of needed) {
    if (Object.hasOwn(part, key) || refused.includes([...path, key].join('.'))) continue;
    const message = `\`${path.join('.')}\` of type ${type} needs \`${key}\``;
    report('action/invalid', { origin, path, part: 'key' }, message, `add \`${key}:\``);
  }
  const known = new Set<string>([...COMMON_KEYS, ...needed, ...allowed]);
  for (const key of Object.keys(part)) {
    if (known.has(key)) continue;
    const message = `\`${key}\` means nothing for type ${type}`;
    const hint = `delete it; known here: ${[...needed, ...allowed].join(', ')}`;
    report('action/ignored-key', { origin, path: [...path, key], part: 'key' }, message, hint);
  }
}

/** An automation that waits for a property which is no timer waits for ever. */
function checkTimer({ value, origin }: Action, catalog: Catalog, report: Report): void {
  const { type, blueprintIdentifier = '', propertyIdentifier } = value.trigger.event ?? {};
  const blueprint = catalog.blueprintsById.get(blueprintIdentifier);
  if (
    type !== 'TIMER_PROPERTY_EXPIRED' ||
    propertyIdentifier === undefined ||
    blueprint === undefined
  )
    return;
  const timers = Object.entries(blueprint.properties).flatMap(([name, { format }]) =>
    format === 'timer' ? [name] : [],
  );
  if (timers.includes(propertyIdentifier)) return;
  const at = { origin, path: ['trigger', 'event', 'propertyIdentifier'] };
  const message = `\`${propertyIdentifier}\` is no timer of \`${blueprintIdentifier}\``;
  report('action/invalid', at, message, suggest(propertyIdentifier, timers));
}

function needBlueprint(
  { value, refused, origin }: Action,
  operation: string,
  report: Report,
): void {
  const path = 'trigger.blueprintIdentifier';
  if (value.trigger.blueprintIdentifier !== undefined || refused.includes(path)) return;
  const message = `an action of operation ${operation} is for an entity, and says not of which blueprint`;
  const at = { origin, path: ['trigger'], part: 'key' } as const;
  report('action/invalid', at, message, 'add `blueprintIdentifier:`');
}
