/** NocoBase's stand-in: a real application of HTTP on the lab's database, as far as its maintenance depends on it. */
package dev.runbook.lab.service.application;
