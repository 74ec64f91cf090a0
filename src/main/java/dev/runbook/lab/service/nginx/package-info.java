/** The balancer: a real HTTP proxy, configured by real nginx configuration files, and nginx's stand-in that rules it. */
package dev.runbook.lab.service.nginx;
