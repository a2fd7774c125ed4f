namespace Amps.Models;

/// <summary>
/// Brings a state to given values. A state belongs to no network object, so a second network of the same class, with other weights, can
/// compute it: its kernels are zero, so that each step has the gates i = f = 1, g = tanh(b) and o, which the bias alone decides. After n
/// steps from zero the state is c = n · g and h = o · tanh(c).
/// </summary>
internal static class InitialState
{
    // σ(30) is 1 in single precision; σ(−80) is 1.8e-35, and σ(17) differs from 1 by less than a rounding.
    private const float Open = 30;
    private const double LeastLogit = -80;
    private const double MostLogit = 17;

    public static void Write<TNetwork, TState>(TState state, LstmState values)
        where TNetwork : class, IAmpNetwork<TState>, new()
    {
        int units = values.Cell.Length;
        int steps = 1;
        foreach (float c in values.Cell)
        {
            // |g| ≤ ½, so that its inverse hyperbolic tangent is exact to a few roundings.
            steps = Math.Max(steps, (int)Math.Ceiling(2 * Math.Abs(c)));
        }

        float[] bias = new float[4 * units];
        for (int unit = 0; unit < units; unit++)
        {
            double c = values.Cell[unit];
            double o = c == 0 ? 0 : Math.Min(values.Output[unit] / Math.Tanh(c), 1);
            bias[unit] = Open;
            bias[units + unit] = Open;
            bias[(2 * units) + unit] = (float)Math.Atanh(c / steps);
            bias[(3 * units) + unit] = (float)Math.Clamp(Math.Log(o) - Math.Log(1 - o), LeastLogit, MostLogit);
        }

        TNetwork network = new();
        network.Parameters.Set("lstm/kernel", new float[4 * units]);
        network.Parameters.Set("lstm/recurrent_kernel", new float[4 * units * units]);
        network.Parameters.Set("lstm/bias", bias);
        float silence = 0;
        float ignored = 0;
        for (int step = 0; step < steps; step++)
        {
            network.Step(state, new ReadOnlySpan<float>(in silence), new Span<float>(ref ignored));
        }
    }
}
