using System.Numerics;
using System.Reflection;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks;

/// <summary>
/// A chain of dense layers as naive loops in double, with the gradients derived by hand. The layers are read from the attributes,
/// independently of the generator.
/// </summary>
internal sealed class ReferenceChain
{
    private readonly Layer[] _layers;
    private readonly Loss _loss;

    public ReferenceChain(Type network, NetworkDescription description, Func<TensorDescription, double[]> values)
    {
        _loss = network.GetCustomAttribute<NetworkAttribute>()!.Loss;
        DenseAttribute[] dense = [.. network.GetCustomAttributes<DenseAttribute>()];
        _layers =
        [
            .. dense.Select(
                (layer, i) =>
                    new Layer(values(description.Tensors[2 * i]), values(description.Tensors[(2 * i) + 1]), layer.Units, layer.Activation)
            ),
        ];
    }

    public double[] Output { get; private set; } = [];

    public double Loss { get; private set; }

    /// <summary>The gradients of kernel and bias of each layer in turn.</summary>
    public List<double[]> Gradients { get; } = [];

    public double[] InputGradient { get; private set; } = [];

    public void Run<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> targets, ReadOnlySpan<int> classes, int rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int outputs = _layers[^1].Units;
        Output = new double[rows * outputs];
        InputGradient = new double[x.Length];
        Loss = 0;
        Gradients.Clear();
        Gradients.AddRange(_layers.SelectMany(layer => new[] { new double[layer.Kernel.Length], new double[layer.Units] }));
        int inputs = x.Length / rows;
        for (int row = 0; row < rows; row++)
        {
            double[][] values = Forward(Widen(x.Slice(row * inputs, inputs)));
            values[^1].CopyTo(Output, row * outputs);
            double[] wanted = new double[outputs];
            if (_loss == StaticNets.Loss.SparseCategoricalCrossEntropy)
            {
                wanted[classes[row]] = 1;
            }
            else
            {
                wanted = Widen(targets.Slice(row * outputs, outputs));
            }

            Backward(values, wanted, rows).CopyTo(InputGradient, row * inputs);
        }
    }

    private static double[] Widen<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. values.ToArray().Select(double.CreateTruncating)];

    /// <summary>Returns the input and the output of every layer.</summary>
    private double[][] Forward(double[] x)
    {
        List<double[]> values = [x];
        foreach (Layer layer in _layers)
        {
            double[] z = [.. layer.Bias];
            for (int j = 0; j < layer.Units; j++)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    z[j] += x[i] * layer.Kernel[(i * layer.Units) + j];
                }
            }

            double[] powers = [.. z.Select(Math.Exp)];
            x = layer.Activation switch
            {
                Activation.Relu => [.. z.Select(v => Math.Max(v, 0))],
                Activation.Sigmoid => [.. z.Select(v => 1 / (1 + Math.Exp(-v)))],
                Activation.Tanh => [.. z.Select(Math.Tanh)],
                Activation.Softmax => [.. powers.Select(v => v / powers.Sum())],
                _ => z,
            };
            values.Add(x);
        }

        return [.. values];
    }

    /// <summary>Adds loss and gradients of one row, and returns the gradient of its input.</summary>
    private double[] Backward(double[][] values, double[] wanted, int rows)
    {
        double[] y = values[^1];
        double share = _loss is StaticNets.Loss.MeanSquaredError or StaticNets.Loss.BinaryCrossEntropy ? rows * y.Length : rows;
        double[] delta = new double[y.Length];
        for (int j = 0; j < y.Length; j++)
        {
            double t = wanted[j];
            Loss += _loss switch
            {
                StaticNets.Loss.MeanSquaredError => (y[j] - t) * (y[j] - t) / share,
                StaticNets.Loss.BinaryCrossEntropy => ((-t * Math.Log(y[j])) - ((1 - t) * Math.Log(1 - y[j]))) / share,
                _ => -t * Math.Log(y[j]) / share,
            };
            // The gradient of a cross-entropy with respect to the input of its activation is y − t.
            delta[j] = (_loss == StaticNets.Loss.MeanSquaredError ? 2 * Derivative(_layers[^1].Activation, y[j]) : 1) * (y[j] - t) / share;
        }

        for (int l = _layers.Length - 1; l >= 0; l--)
        {
            double[] x = values[l];
            double[] before = new double[x.Length];
            for (int j = 0; j < delta.Length; j++)
            {
                Gradients[(2 * l) + 1][j] += delta[j];
                for (int i = 0; i < x.Length; i++)
                {
                    Gradients[2 * l][(i * delta.Length) + j] += x[i] * delta[j];
                    before[i] += delta[j] * _layers[l].Kernel[(i * delta.Length) + j];
                }
            }

            if (l > 0)
            {
                Activation function = _layers[l - 1].Activation;
                before = [.. before.Zip(x, (d, v) => d * Derivative(function, v))];
            }

            delta = before;
        }

        return delta;
    }

    private static double Derivative(Activation function, double y) =>
        function switch
        {
            Activation.Relu => y > 0 ? 1 : 0,
            Activation.Sigmoid => y * (1 - y),
            Activation.Tanh => 1 - (y * y),
            _ => 1,
        };

    private sealed record Layer(double[] Kernel, double[] Bias, int Units, Activation Activation);
}
