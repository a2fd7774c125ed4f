using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>One of the ways in which libtorch computes a convolution.</summary>
internal sealed record Convolution(string Name, bool IsChannelsLast, Func<Tensor, Tensor, Tensor, long, long, Tensor> Function)
{
    // The convolution of libtorch itself, which has no method in TorchSharp: a matrix product of the windows, copied one beside the other.
    private static readonly jit.CompilationUnit _script = jit.compile(
        """
        def native(x, kernel, bias, padding: int):
            return torch.thnn_conv2d(x, kernel, [kernel.size(2), kernel.size(3)], bias, padding=[padding, padding])


        """
    );

    /// <summary>
    /// By oneDNN, which is the default, on both orders of the channels; by libtorch itself, which is the fastest for few small images.
    /// </summary>
    /// <param name="isDepthwise">Whether the network has convolutions of one channel, which libtorch computes only by oneDNN.</param>
    public static IReadOnlyList<Convolution> All(bool isDepthwise) => isDepthwise ? _all[..2] : _all;

    private static readonly Convolution[] _all =
    [
        new("oneDNN", IsChannelsLast: false, OneDnn),
        new("oneDNN, channels last", IsChannelsLast: true, OneDnn),
        new("native", IsChannelsLast: false, (x, kernel, bias, padding, _) => _script.invoke<Tensor>("native", x, kernel, bias, padding)),
    ];

    /// <summary>Returns a copy of a tensor [N, C, H, W] whose numbers lie in memory as this convolution reads them.</summary>
    public Tensor Ordered(Tensor tensor) => IsChannelsLast ? tensor.permute(0, 2, 3, 1).contiguous().permute(0, 3, 1, 2) : tensor.clone();

    private static Tensor OneDnn(Tensor x, Tensor kernel, Tensor bias, long padding, long groups) =>
        nn.functional.conv2d(x, kernel, bias, padding: [padding, padding], groups: groups);
}
