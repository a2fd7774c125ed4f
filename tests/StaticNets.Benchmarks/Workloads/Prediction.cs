using System.Runtime.CompilerServices;

namespace StaticNets.Benchmarks.Workloads;

/// <summary>
/// Creates actions to measure: each calls the public <c>Predict</c> of a network. The actions themselves are optimised at once, so that a new
/// process shows when the network is fast.
/// </summary>
internal static class Prediction
{
    /// <summary>The <c>Predict</c> of a network: rows of inputs, rows of outputs.</summary>
    public delegate void PredictMethod(ReadOnlySpan<float> x, Span<float> y);

    /// <summary>Returns a prediction of random rows.</summary>
    /// <param name="inputs">Numbers of an input.</param>
    /// <param name="outputs">Numbers of an output.</param>
    public static Action Of(PredictMethod predict, int inputs, int outputs, int rows = 1)
    {
        float[] x = RandomRows.Values(rows * inputs);
        float[] y = new float[rows * outputs];
        return [MethodImpl(MethodImplOptions.AggressiveOptimization)] () => predict(x, y);
    }

    /// <summary>Returns a prediction of a picture of 28 × 28 pixels that are mostly zero.</summary>
    /// <param name="outputs">Numbers of an output.</param>
    public static Action OfPicture(PredictMethod predict, int outputs)
    {
        float[] x = DrawnPicture.Draw();
        float[] y = new float[outputs];
        return [MethodImpl(MethodImplOptions.AggressiveOptimization)] () => predict(x, y);
    }

    /// <summary>Returns a prediction of a small network, without the call of a delegate, which would take a tenth of its time.</summary>
    public static Action Tiny()
    {
        TinyPredictor network = new(seed: 1);
        float[] x = RandomRows.Values(TinyPredictor.InputLength);
        float[] y = new float[TinyPredictor.OutputLength];
        return [MethodImpl(MethodImplOptions.AggressiveOptimization)] () => network.Predict(x, y);
    }
}
