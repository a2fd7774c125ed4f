namespace Amps.Training;

/// <summary>
/// The error-to-signal ratio Σ(yₙ − ŷₙ)² / Σyₙ² of a sound ŷ that should be y (Wright, Damskägg, Välimäki 2019, <i>Real-Time Black-Box
/// Modelling with Recurrent Neural Networks</i>), without a filter in front.
/// </summary>
internal static class ErrorToSignal
{
    /// <summary>Computes the ratio; of silence it is infinite or not a number.</summary>
    public static double Ratio(ReadOnlySpan<float> estimate, ReadOnlySpan<float> target)
    {
        double error = 0;
        double signal = 0;
        for (int n = 0; n < target.Length; n++)
        {
            double difference = (double)target[n] - estimate[n];
            error += difference * difference;
            signal += (double)target[n] * target[n];
        }

        return error / signal;
    }
}
