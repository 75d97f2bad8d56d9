package io.github.atcollector.faults;

import io.github.atcollector.standin.Step;

class FaultsBeforeTheDownloadIT extends FaultsOnBothLedgers {
    FaultsBeforeTheDownloadIT() {
        super(Step.INFO, Step.TOKEN, Step.OPEN);
    }
}
