using TorchSharp.Modules;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>The dense and recurrent networks of the workloads.</summary>
internal static class TorchNetworks
{
    /// <summary>Dense layers with ReLU between them and a linear output.</summary>
    public static TorchNetwork Chain(Use use, params int[] widths)
    {
        DenseLayers layers = new(use, widths);
        return new TorchNetwork(layers.Forward, layers.Parameters);
    }

    /// <summary>2-2-1 with ReLU and a sigmoid, to be trained.</summary>
    public static TorchNetwork Xor()
    {
        TorchNetwork chain = Chain(Use.Training, 2, 2, 1);
        return chain with { Forward = x => chain.Forward(x).sigmoid_() };
    }

    /// <summary>The last state of an LSTM of 128 units and a dense layer; its input is [rows, 28, 28].</summary>
    public static TorchNetwork Lines(Use use)
    {
        LSTM lstm = nn.LSTM(28, 128, batchFirst: true);
        DenseLayers layers = new(use, 128, 10);
        return new TorchNetwork(x => layers.Forward(lstm.forward(x).Item1.select(1, -1)), [.. lstm.parameters(), .. layers.Parameters]);
    }
}
