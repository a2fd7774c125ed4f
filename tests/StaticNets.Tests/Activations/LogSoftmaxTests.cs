using System.Numerics;
using StaticNets.Runtime;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Activations;

[Network(Loss = Loss.MeanAbsoluteError, Precision = Precision.Double)]
[Input(5)]
[Dense(7, Activation = Activation.LogSoftmax)]
[Dense(3)]
public sealed partial class LogSoftmax : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(4)]
[Activation(Activation.LogSoftmax)]
public sealed partial class OnlyLogSoftmax : ILearnTargets<double>;

/// <summary>The logarithms are those of rows of three classes, which vectors reach beyond, and two layers read them.</summary>
[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(15)]
[Reshape(5, 3)]
[Activation(Activation.LogSoftmax, Name = "logarithms")]
[Activation(Activation.Tanh)]
[Add("logarithms")]
[Flatten]
[Dense(2)]
public sealed partial class LogSoftmaxOfRows : ILearnTargets<double>;

[Network(Loss = Loss.MeanSquaredError)]
[Input(3, 13)]
[Activation(Activation.LogSoftmax)]
public sealed partial class LogSoftmaxSingle : ILearnTargets<float>;

[Network(Loss = Loss.MeanSquaredError, Precision = Precision.Double)]
[Input(19)]
[Activation(Activation.LogSoftmax)]
public sealed partial class LogSoftmaxDouble : ILearnTargets<double>;

public sealed class LogSoftmaxTests() : FunctionTests<LogSoftmax, OnlyLogSoftmax>("LogSoftmax", "log_softmax", "activations_float64")
{
    [Fact]
    public void AgreesWithPlainLoopsAtEveryWidth()
    {
        CheckWidths<float>(typeof(LogSoftmaxSingle), 13, Math.Pow(2, -24));
        CheckWidths<double>(typeof(LogSoftmaxDouble), 19, Math.Pow(2, -53));
    }

    private static void CheckWidths<T>(Type network, int classes, double unitRoundoff)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Sums over the classes, and exponentials with an error of four units in the last place.
        WidthCheck<T>.Run(network, Reference, (description, rows) => 10 * (description.OutputLength + 4) * unitRoundoff);

        PlainResult Reference(NetworkDescription description, double[] x, double[] targets, double[][] weights)
        {
            double[] y = new double[x.Length];
            double[] dx = new double[x.Length];
            for (int at = 0; at < x.Length; at += classes)
            {
                double sum = 0;
                double gradients = 0;
                for (int i = at; i < at + classes; i++)
                {
                    sum += Math.Exp(x[i]);
                }

                for (int i = at; i < at + classes; i++)
                {
                    y[i] = x[i] - Math.Log(sum);
                    dx[i] = 2 * (y[i] - targets[i]) / x.Length;
                    gradients += dx[i];
                }

                for (int i = at; i < at + classes; i++)
                {
                    dx[i] -= Math.Exp(x[i]) / sum * gradients;
                }
            }

            return new PlainResult(y, [], dx);
        }
    }
}

public sealed class LogSoftmaxOfRowsTests : GradientTests<LogSoftmaxOfRows>;
