# syntax=docker/dockerfile:1

# One image a service, and one with the commands that run once before them; compose.yaml uses both:
#   docker build --build-arg SERVICE=chat-gateway --tag todo-chatbot/chat-gateway .
#   docker build --target setup --tag todo-chatbot/setup .

FROM node:24.21.0-slim AS node
WORKDIR /srv/todo

# Only what decides which packages are installed: they are installed anew when this changes, not with every source.
FROM node AS manifests
COPY . .
RUN mkdir manifests \
  && cp --parents package.json package-lock.json .npmrc patches/* */*/package.json manifests

FROM node AS build
COPY --from=manifests /srv/todo/manifests .
RUN --mount=type=cache,target=/root/.npm npm ci
COPY . .
RUN NX_DAEMON=false npx nx run-many --targets=build --projects='apps/*,tools/compose' --exclude=@todo/e2e
# What runs: compiled code, and what it reads beside it.
RUN mkdir built migrations \
  && cp --recursive --parents libs/*/dist apps/*/dist apps/*/page tools/compose/dist tools/local-stack built \
  && cp --recursive --parents apps/*/prisma/migrations migrations

FROM node AS setup
COPY --from=manifests /srv/todo/manifests .
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --include-workspace-root --workspace tools/compose
COPY --from=build /srv/todo/built/libs libs
COPY --from=build /srv/todo/built/tools tools
COPY --from=build /srv/todo/migrations .
ENV NODE_ENV=production
WORKDIR /srv/todo/tools/compose
USER node

FROM node AS service
ARG SERVICE=chat-gateway
COPY --from=manifests /srv/todo/manifests .
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --omit=optional --include-workspace-root --workspace apps/${SERVICE}
COPY --from=build /srv/todo/built/libs libs
COPY --from=build /srv/todo/built/apps/${SERVICE} apps/${SERVICE}
# Inside the container every address is its own; what is reachable from outside is for whoever runs it to say.
ENV NODE_ENV=production HOST=0.0.0.0 MANAGEMENT_PORT=8081
WORKDIR /srv/todo/apps/${SERVICE}
USER node
EXPOSE 8081
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.MANAGEMENT_PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=4", "dist/main.js"]
