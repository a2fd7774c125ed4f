namespace StaticNets.Generator.Benchmarks.Measuring;

/// <summary>
/// Source of methods that make the first calls of a user's program. They are compiled together with the network, so they call it without
/// reflection, which would be measured too.
/// </summary>
internal static class StarterSource
{
    public const string Network = "Net";
    public const string Type = "Starter";
    public const string Predict = "Predict";
    public const string TrainStep = "TrainStep";

    public const string Text = $$"""
        using StaticNets;

        /// <summary>The first calls of a program.</summary>
        public static class {{Type}}
        {
            /// <summary>One row through a new network.</summary>
            public static void {{Predict}}()
            {
                {{Network}} net = new(seed: 1);
                net.Predict(new float[{{Network}}.InputLength], new float[{{Network}}.OutputLength]);
            }

            /// <summary>One step of a new network on one row.</summary>
            public static void {{TrainStep}}()
            {
                {{Network}} net = new(seed: 1);
                net.TrainStep(new float[{{Network}}.InputLength], new int[1], new Sgd(0.01));
            }
        }
        """;
}
