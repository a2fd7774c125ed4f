using StaticNets.Parameters;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;

namespace StaticNets.Tests.GradientChecks;

/// <summary>A network whose gradient of one tensor is wrong, because it is multiplied by a factor.</summary>
internal sealed class ScaledGradient<TTarget>(ITrainable<double, TTarget> network, string wrong, double factor)
    : ITrainable<double, TTarget>
{
    private readonly NetworkDescription _description = NetworkInside.Description(network.GetType());

    public ParameterSet<double> Parameters => network.Parameters;

    public double Gradient(ReadOnlySpan<double> x, ReadOnlySpan<TTarget> targets, Gradients<double> into)
    {
        double loss = network.Gradient(x, targets, into);
        if (wrong == "input")
        {
            Scale(into.WritableInput);
        }
        else
        {
            TensorDescription tensor = _description.Tensors.Single(tensor => tensor.Name == wrong);
            for (int row = 0; row < tensor.Rows; row++)
            {
                Scale(TensorView.Row(tensor, into.Block.Span, row));
            }
        }

        return loss;
    }

    private void Scale(Span<double> values)
    {
        foreach (ref double value in values)
        {
            value *= factor;
        }
    }
}
