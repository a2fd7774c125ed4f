using System.Runtime.CompilerServices;

namespace StaticNets.Benchmarks.Workloads;

/// <summary>Creates actions to measure: each computes a time step, a sequence, or a training step on sequences.</summary>
internal static class Sequences
{
    // A power of two, so that the next input is found by a mask.
    private const int Inputs = 64;

    private delegate void StepAction<TNetwork, TState>(TNetwork network, TState state, ReadOnlySpan<float> x, Span<float> y);

    /// <summary>Returns the computation of one step of a recurrent filter.</summary>
    /// <param name="cell"><c>lstm</c> or <c>gru</c>.</param>
    /// <param name="isSilent">Whether the inputs are zeros.</param>
    public static Action Step(string cell, int units, bool isSilent = false)
    {
        float[] x = isSilent ? new float[Inputs] : RandomRows.Values(Inputs);
        return (cell, units) switch
        {
            ("lstm", 8) => Stream(new LstmFilter8(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 12) => Stream(new LstmFilter12(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 16) => Stream(new LstmFilter16(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 20) => Stream(new LstmFilter20(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 24) => Stream(new LstmFilter24(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 32) => Stream(new LstmFilter(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 40) => Stream(new LstmFilter40(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 64) => Stream(new LstmFilter64(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("lstm", 80) => Stream(new LstmFilter80(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 8) => Stream(new GruFilter8(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 12) => Stream(new GruFilter12(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 16) => Stream(new GruFilter16(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 20) => Stream(new GruFilter20(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 24) => Stream(new GruFilter24(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 32) => Stream(new GruFilter(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 40) => Stream(new GruFilter40(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 64) => Stream(new GruFilter64(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            ("gru", 80) => Stream(new GruFilter80(seed: 1), net => net.NewState(), (net, state, x, y) => net.Step(state, x, y)),
            _ => throw new ArgumentException($"No network has a {cell} of {units} units.", nameof(units)),
        };

        Action Stream<TNetwork, TState>(TNetwork network, Func<TNetwork, TState> newState, StepAction<TNetwork, TState> step) =>
            OfStream(network, newState(network), step, x);
    }

    public static Action WaveNet()
    {
        WaveNet network = new(seed: 1);
        return OfStream(network, network.NewState(), (net, state, x, y) => net.Step(state, x, y), RandomRows.Values(Inputs));
    }

    /// <summary>The input changes from step to step, so that the state does not come to rest.</summary>
    private static Action OfStream<TNetwork, TState>(TNetwork network, TState state, StepAction<TNetwork, TState> step, float[] x)
    {
        float[] y = new float[1];
        int at = 0;
        return [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        () =>
        {
            step(network, state, x.AsSpan(at, 1), y);
            at = (at + 1) & (Inputs - 1);
        };
    }
}
