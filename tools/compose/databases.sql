-- Run once, by PostgreSQL's image, when its volume is empty. Each service has a database of its own and an account that
-- enters no other.

create role chat_gateway login password 'local-only';
create database chat_gateway owner chat_gateway;
revoke connect on database chat_gateway from public;

create role todo_command_service login password 'local-only';
create database todo_command_service owner todo_command_service;
revoke connect on database todo_command_service from public;

create role notification_service login password 'local-only';
create database notification_service owner notification_service;
revoke connect on database notification_service from public;

create role audit_service login password 'local-only';
create database audit_service owner audit_service;
revoke connect on database audit_service from public;
