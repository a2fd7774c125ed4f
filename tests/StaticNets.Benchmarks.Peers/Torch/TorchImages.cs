using StaticNets.Benchmarks.Peers.Images;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>
/// Image networks in libtorch. Kernels are [filters, channels, height, width]. A prediction leaves batch normalisations out, as if they were
/// folded into the convolutions.
/// </summary>
internal static class TorchImages
{
    private const double Momentum = 0.01;
    private const double Epsilon = 1e-3;

    /// <summary>Returns a network whose input is [rows, channels, height, width].</summary>
    public static TorchNetwork Network(ImageNetwork network, Use use, Convolution convolution)
    {
        List<Tensor> parameters = [];
        List<Func<Tensor, Tensor>> steps = [];
        int channels = network.Channels;
        Tensor? kept = null;
        foreach (ImageLayer layer in network.Layers)
        {
            switch (layer)
            {
                case Filters filters:
                    steps.Add(Convolve(filters, channels));
                    channels = filters.Count;
                    break;
                case Normalized when use == Use.Training:
                    steps.Add(Normalize(channels));
                    break;
                case Relu:
                    steps.Add(x => x.relu_());
                    break;
                case Pooled:
                    steps.Add(x => nn.functional.max_pool2d(x, 2));
                    break;
                case Kept:
                    steps.Add(x => kept = x);
                    break;
                case Added:
                    steps.Add(x => x.add_(kept!));
                    break;
            }
        }

        DenseLayers dense = new(use, network.Widths);
        return new TorchNetwork(
            x =>
            {
                Tensor image = steps.Aggregate(x, (image, step) => step(image));
                return dense.Forward(network.IsFlattened ? image.flatten(1) : image.mean([2, 3]));
            },
            [.. parameters, .. dense.Parameters]
        );

        Func<Tensor, Tensor> Convolve(Filters filters, int channels)
        {
            int groups = filters.IsDepthwise ? channels : 1;
            int inputs = channels / groups;
            Tensor kernel = convolution.Ordered(
                InitialValues.Uniform(inputs * filters.Size * filters.Size, filters.Count, inputs, filters.Size, filters.Size)
            );
            Tensor bias = zeros(filters.Count);
            parameters.AddRange([kernel, bias]);
            return x => convolution.Function(x, kernel, bias, filters.Padding, groups);
        }

        Func<Tensor, Tensor> Normalize(int channels)
        {
            (Tensor scale, Tensor shift, Tensor mean, Tensor variance) = (ones(channels), zeros(channels), zeros(channels), ones(channels));
            parameters.AddRange([scale, shift]);
            return x => nn.functional.batch_norm(x, mean, variance, scale, shift, training: true, momentum: Momentum, eps: Epsilon);
        }
    }
}
