package dev.runbook.lab.service.nginx;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A configuration as a whole, tested and ready to serve. */
record Configuration(List<Site> sites) {

    Set<Integer> ports() {
        return sites.stream().flatMap(site -> site.ports().stream()).collect(Collectors.toSet());
    }

    /** The site that a request is for: by its host, or else the default one of the port, or else the first. */
    Site site(Exchange exchange) {
        List<Site> here = sites.stream()
                .filter(site -> site.ports().contains(exchange.port()))
                .toList();
        return here.stream()
                .filter(site -> site.isMeant(exchange.host()))
                .findFirst()
                .or(() -> here.stream().filter(Site::isDefault).findFirst())
                .orElseGet(() -> here.get(0));
    }
}
