using StaticNets;

namespace Courses.Esn;

/// <summary>An echo state network that was fitted to the beginning of a series, and its forecasts of the values after it.</summary>
/// <param name="Network">The network.</param>
/// <param name="Error">Root mean square error of the forecasts, one step ahead.</param>
internal sealed record EsnForecast(EchoState Network, double Error)
{
    public const int Washout = 200;
    public const int TrainSteps = 3000;
    public const int TestSteps = 2000;
    private const double Lambda = 1e-6;

    /// <summary>Fits a network of a seed: each step reads a value, the target is the next value.</summary>
    /// <param name="series">The values, at least one more than the steps for training and test.</param>
    public static EsnForecast Of(double[] series, int seed)
    {
        EchoState network = new(seed);
        Dataset train = new(series[..TrainSteps], series[1..(TrainSteps + 1)]) { Steps = TrainSteps };
        RidgeRegression.Fit(network.Parameters, "dense", train, Lambda, Washout);

        // The state runs on from the training values into the test values.
        const int All = TrainSteps + TestSteps;
        double[] forecasts = new double[All];
        network.Predict(series[..All], forecasts, All);
        return new EsnForecast(network, RootMeanSquare(forecasts[TrainSteps..], series[(TrainSteps + 1)..(All + 1)]));
    }

    /// <summary>Returns the error of the last value as the forecast of the next one.</summary>
    public static double LastValueError(double[] series) =>
        RootMeanSquare(series[TrainSteps..(TrainSteps + TestSteps)], series[(TrainSteps + 1)..(TrainSteps + TestSteps + 1)]);

    /// <summary>Returns values that the network continues the training values with, reading its own forecasts.</summary>
    public double[] Continue(double[] series, int count)
    {
        EchoState.State state = Network.NewState();
        double[] next = new double[1];
        foreach (double value in series[..TrainSteps])
        {
            Network.Step(state, [value], next);
        }

        double[] continued = new double[count];
        for (int i = 0; i < count; i++)
        {
            continued[i] = next[0];
            Network.Step(state, [continued[i]], next);
        }

        return continued;
    }

    private static double RootMeanSquare(double[] forecasts, double[] values) =>
        Math.Sqrt(forecasts.Zip(values, (forecast, value) => (forecast - value) * (forecast - value)).Average());
}
