using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>
/// Steps of a stream: one sample in, one sample out, and a state carried to the next step. By the module of one cell, which is faster for
/// one step than the module of a sequence. To be run in inference mode.
/// </summary>
internal static class TorchFilter
{
    private const int Inputs = 64;

    public static Action Lstm(int units)
    {
        LSTMCell cell = nn.LSTMCell(1, units);
        (Tensor H, Tensor C) state = (zeros(1, units), zeros(1, units));
        return Steps(
            units,
            x =>
            {
                state = Kept(state, cell.forward(x, state));
                return state.H;
            }
        );

        static (Tensor H, Tensor C) Kept((Tensor H, Tensor C) before, (Tensor H, Tensor C) after) =>
            (Replaced(before.H, after.H), Replaced(before.C, after.C));
    }

    public static Action Gru(int units)
    {
        GRUCell cell = nn.GRUCell(1, units);
        Tensor state = zeros(1, units);
        return Steps(units, x => state = Replaced(state, cell.forward(x, state)));
    }

    private static Action Steps(int units, Func<Tensor, Tensor> step)
    {
        DenseLayers layer = new(Use.Prediction, units, 1);
        Tensor[] inputs = [.. RandomInputs()];
        int at = 0;
        return () =>
        {
            using DisposeScope scope = NewDisposeScope();
            layer.Forward(step(inputs[at]));
            at = (at + 1) % Inputs;
        };
    }

    private static IEnumerable<Tensor> RandomInputs() => Workloads.RandomRows.Values(Inputs).Select(value => tensor(new[] { value }, 1, 1));

    private static Tensor Replaced(Tensor before, Tensor after)
    {
        before.Dispose();
        return after.DetachFromDisposeScope();
    }
}
