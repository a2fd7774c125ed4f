using static TorchSharp.torch;

namespace StaticNets.Benchmarks.Peers.Torch;

/// <summary>
/// Dense layers with ReLU between them and a linear output. Kernels are [inputs, units] for predictions and [units, inputs] for training:
/// either takes a third less time than the other order.
/// </summary>
internal sealed class DenseLayers
{
    private readonly Use _use;
    private readonly Tensor[] _parameters;

    public DenseLayers(Use use, params int[] widths)
    {
        _use = use;
        _parameters = [.. widths.Zip(widths.Skip(1), Layer).SelectMany(layer => layer)];
    }

    /// <summary>Kernel and bias of each layer.</summary>
    public IReadOnlyList<Tensor> Parameters => _parameters;

    /// <summary>Returns the output for rows of inputs.</summary>
    public Tensor Forward(Tensor x)
    {
        for (int i = 0; i < _parameters.Length; i += 2)
        {
            (Tensor kernel, Tensor bias) = (_parameters[i], _parameters[i + 1]);
            x = _use == Use.Training ? nn.functional.linear(x, kernel, bias) : addmm(bias, x, kernel, beta: 1, alpha: 1);
            if (i + 2 < _parameters.Length)
            {
                x.relu_();
            }
        }

        return x;
    }

    private Tensor[] Layer(int inputs, int units) =>
        [_use == Use.Training ? InitialValues.Uniform(inputs, units, inputs) : InitialValues.Uniform(inputs, inputs, units), zeros(units)];
}
