using TorchSharp.Modules;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>The networks of the workloads. Kernels of convolutions are [filters, channels, height, width].</summary>
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

    /// <summary>LeNet-5 with a linear output; its input is [rows, 1, 28, 28].</summary>
    public static TorchNetwork LeNet(Use use, Convolution convolution)
    {
        Tensor[] filters = [.. Filters(convolution, 1, 6, 5), .. Filters(convolution, 6, 16, 5)];
        DenseLayers layers = new(use, 256, 120, 84, 10);
        return new TorchNetwork(Forward, [.. filters, .. layers.Parameters]);

        Tensor Forward(Tensor x)
        {
            for (int i = 0; i < filters.Length; i += 2)
            {
                x = nn.functional.max_pool2d(convolution.Function(x, filters[i], filters[i + 1], 0).relu_(), 2);
            }

            return layers.Forward(x.flatten(1));
        }
    }

    /// <summary>Three convolutions of 3 × 3 with batch normalisation, to be trained; its input is [rows, 3, 16, 16].</summary>
    public static TorchNetwork Pictures(Convolution convolution)
    {
        int[] channels = [3, 32, 32, 64];
        Tensor[][] blocks =
        [
            .. channels.Zip(channels.Skip(1), (from, to) => (Tensor[])[.. Filters(convolution, from, to, 3), ones(to), zeros(to)]),
        ];
        (Tensor Mean, Tensor Variance)[] moving = [.. channels.Skip(1).Select(filters => (zeros(filters), ones(filters)))];
        DenseLayers layers = new(Use.Training, 64, 10);
        return new TorchNetwork(Forward, [.. blocks.SelectMany(block => block), .. layers.Parameters]);

        Tensor Forward(Tensor x)
        {
            for (int i = 0; i < blocks.Length; i++)
            {
                x = convolution.Function(x, blocks[i][0], blocks[i][1], 1);
                x = nn
                    .functional.batch_norm(
                        x,
                        moving[i].Mean,
                        moving[i].Variance,
                        blocks[i][2],
                        blocks[i][3],
                        training: true,
                        momentum: 0.01,
                        eps: 1e-3
                    )
                    .relu_();
                if (i == 1)
                {
                    x = nn.functional.max_pool2d(x, 2);
                }
            }

            return layers.Forward(x.mean([2, 3]));
        }
    }

    /// <summary>The last state of an LSTM of 128 units and a dense layer; its input is [rows, 28, 28].</summary>
    public static TorchNetwork Lines(Use use)
    {
        LSTM lstm = nn.LSTM(28, 128, batchFirst: true);
        DenseLayers layers = new(use, 128, 10);
        return new TorchNetwork(x => layers.Forward(lstm.forward(x).Item1.select(1, -1)), [.. lstm.parameters(), .. layers.Parameters]);
    }

    private static Tensor[] Filters(Convolution convolution, int channels, int filters, int size) =>
        [convolution.Ordered(InitialValues.Uniform(channels * size * size, filters, channels, size, size)), zeros(filters)];
}
