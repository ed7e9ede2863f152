import 'reflect-metadata';

import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { RequestMethod, type Type } from '@nestjs/common';

/** A route as its controller declares it. */
interface Route {
  readonly pattern: RegExp;
  readonly method: string;
}

/** Which methods each path takes, read from the controllers themselves so that it cannot fall behind them. */
export class RouteTable {
  private readonly routes: readonly Route[];

  constructor(controllers: readonly Type[]) {
    this.routes = controllers.flatMap(routesOf);
  }

  /** The methods that a path takes; none when there is no such path. */
  methodsOf(path: string): string[] {
    const methods = this.routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (methods.length === 0) return [];
    const implied = methods.includes('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
    return [...new Set([...methods, ...implied])].sort();
  }
}

function routesOf(controller: Type): Route[] {
  const prefix = pathsIn(controller);
  const prototype = controller.prototype as Record<string, unknown>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function') return [];
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    return prefix.flatMap((base) =>
      pathsIn(handler).map((path) => ({ pattern: patternOf(`${base}/${path}`), method: RequestMethod[method] })),
    );
  });
}

function pathsIn(target: object): string[] {
  const declared = Reflect.getMetadata(PATH_METADATA, target) as string | string[] | undefined;
  return declared === undefined ? [''] : [declared].flat();
}

/** As Express matches: without regard to case, with or without a slash at the end. */
function patternOf(path: string): RegExp {
  const segments = path.split('/').filter((segment) => segment !== '');
  const escaped = segments.map((segment) => (segment.startsWith(':') ? '[^/]+' : segment.replace(/[^\w]/g, '\\$&')));
  return new RegExp(`^/${escaped.join('/')}/?$`, 'i');
}
