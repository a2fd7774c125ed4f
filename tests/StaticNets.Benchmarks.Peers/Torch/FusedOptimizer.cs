using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>
/// Optimizers that libtorch computes in one call for all parameters. The optimizers of TorchSharp call libtorch several times for each
/// parameter, which doubles the time of a step. TorchSharp has no method for the fused ones, so they are called from TorchScript.
/// </summary>
internal sealed class FusedOptimizer
{
    private static readonly jit.CompilationUnit _script = jit.compile(
        """
        def sgd(p: List[Tensor], g: List[Tensor], rate: float):
            none: List[Tensor] = []
            torch._fused_sgd_(p, g, none, weight_decay=0.0, momentum=0.0, lr=rate, dampening=0.0, nesterov=False, maximize=False,
                is_first_step=False)

        def adam(p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], steps: List[Tensor], rate: float):
            none: List[Tensor] = []
            torch._foreach_add_(steps, 1)
            torch._fused_adam_(p, g, m, v, none, steps, lr=rate, beta1=0.9, beta2=0.999, weight_decay=0.0, eps=1e-8, amsgrad=False,
                maximize=False)


        """
    );

    private FusedOptimizer(Func<IReadOnlyList<Tensor>, Action<Tensor[]>> make) => For = make;

    /// <summary>Returns an action for these parameters, which takes their gradients and updates them.</summary>
    public Func<IReadOnlyList<Tensor>, Action<Tensor[]>> For { get; }

    public static FusedOptimizer Sgd(double rate) =>
        new(parameters =>
        {
            Tensor[] p = [.. parameters];
            return gradients => _script.invoke("sgd", p, gradients, rate);
        });

    public static FusedOptimizer Adam(double rate) =>
        new(parameters =>
        {
            Tensor[] p = [.. parameters];
            Tensor[] m = [.. p.Select(parameter => zeros_like(parameter))];
            Tensor[] v = [.. p.Select(parameter => zeros_like(parameter))];
            Tensor[] steps = [.. p.Select(_ => zeros(1))];
            return gradients => _script.invoke("adam", p, gradients, m, v, steps, rate);
        });
}
