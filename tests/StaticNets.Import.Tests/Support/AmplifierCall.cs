using System.Reflection;

namespace StaticNets.Import.Tests.Support;

/// <summary>Calls a network with one sample at each step, whose class was compiled by the test.</summary>
internal static class AmplifierCall
{
    private delegate void PredictFunction(ReadOnlySpan<float> x, Span<float> y, int steps);

    /// <summary>Returns the output for all samples as one sequence.</summary>
    public static float[] Predict(object network, float[] samples)
    {
        MethodInfo method = network.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<float>), typeof(Span<float>), typeof(int)])!;
        float[] outputs = new float[samples.Length];
        method.CreateDelegate<PredictFunction>(network)(samples, outputs, samples.Length);
        return outputs;
    }

    /// <summary>Returns the outputs of <c>Step</c> for one sample after the other.</summary>
    public static float[] Step(object network, float[] samples)
    {
        Type type = network.GetType();
        object state = type.GetMethod("NewState")!.Invoke(network, null)!;
        MethodInfo step = typeof(AmplifierCall).GetMethod(nameof(StepAll), BindingFlags.NonPublic | BindingFlags.Static)!;
        return (float[])step.MakeGenericMethod(state.GetType()).Invoke(null, [network, state, samples])!;
    }

    private delegate void StepFunction<TState>(TState state, ReadOnlySpan<float> x, Span<float> y);

    private static float[] StepAll<TState>(object network, TState state, float[] samples)
    {
        MethodInfo method = network.GetType().GetMethod("Step", [typeof(TState), typeof(ReadOnlySpan<float>), typeof(Span<float>)])!;
        StepFunction<TState> step = method.CreateDelegate<StepFunction<TState>>(network);
        float[] outputs = new float[samples.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            step(state, samples.AsSpan(i, 1), outputs.AsSpan(i, 1));
        }

        return outputs;
    }
}
