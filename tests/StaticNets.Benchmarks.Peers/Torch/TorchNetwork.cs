using TorchSharp;
using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>
/// A network as a function of its input, and its parameters. Functions instead of modules, because the objects of a module chain cost a
/// third of the time of a small network.
/// </summary>
internal sealed record TorchNetwork(Func<Tensor, Tensor> Forward, IReadOnlyList<Tensor> Parameters)
{
    /// <summary>Returns a prediction of one input, to be run in inference mode.</summary>
    public Action Predict(Tensor x) =>
        () =>
        {
            using DisposeScope scope = NewDisposeScope();
            Forward(x);
        };

    /// <summary>Returns a training step on an input and its targets: the forward pass, the gradients, the optimizer.</summary>
    public Action<Tensor, Tensor> Train(Func<Tensor, Tensor, Tensor> loss, FusedOptimizer optimizer)
    {
        Action<Tensor[]> update = optimizer.For(Parameters);
        foreach (Tensor parameter in Parameters)
        {
            parameter.requires_grad = true;
        }

        return (x, targets) =>
        {
            using DisposeScope scope = NewDisposeScope();
            loss(Forward(x), targets).backward();
            using (no_grad())
            {
                update([.. Parameters.Select(parameter => parameter.grad!)]);
            }

            foreach (Tensor parameter in Parameters)
            {
                parameter.grad = null;
            }
        };
    }
}
