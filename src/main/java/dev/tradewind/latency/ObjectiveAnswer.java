package dev.tradewind.latency;

/** What can be done about an objective that is broken, over all sites where its workload may stand. */
public sealed interface ObjectiveAnswer {

    /** How many sites were looked at. */
    int permitted();

    /**
     * A site would keep it.
     *
     * @param siteId the nearest to where the workload stands, of those that would
     * @param kilometres to there
     * @param slowest the group of users that would wait longest there
     * @param meeting how many sites would keep it
     */
    record Meets(int permitted, String siteId, double kilometres, RoundTripEstimate slowest, int meeting)
            implements ObjectiveAnswer {}

    /**
     * No site can, whatever network is built: light in fibre along the great circle takes longer.
     *
     * @param userSite the group that cannot be served
     * @param nearestSiteId the permitted site nearest to it
     * @param floorMillis there and back at two thirds of the speed of light
     */
    record BeyondLight(int permitted, String userSite, String nearestSiteId, double kilometres, double floorMillis)
            implements ObjectiveAnswer {
        /** How far light comes in a fibre, km per ms. */
        public double kilometresPerMilli() {
            return DistanceModel.FIBRE_KM_PER_MILLI;
        }
    }

    /**
     * No site does, as far as is measured or modelled; light would allow it.
     *
     * @param bestSiteId where the slowest group waits least
     * @param floorMillis what light in fibre needs for that group from there
     */
    record NoneKnown(int permitted, String bestSiteId, RoundTripEstimate slowest, double floorMillis)
            implements ObjectiveAnswer {}

    /** Policies permit no site at all. */
    record NothingPermitted() implements ObjectiveAnswer {
        @Override
        public int permitted() {
            return 0;
        }
    }

    /** One word for programs. */
    default String verdict() {
        return switch (this) {
            case Meets meets -> "MEETS";
            case BeyondLight beyond -> "BEYOND_LIGHT";
            case NoneKnown none -> "NONE_KNOWN";
            case NothingPermitted nothing -> "NOTHING_PERMITTED";
        };
    }
}
