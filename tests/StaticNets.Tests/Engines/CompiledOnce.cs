using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Tests.Layers;
using StaticNets.Tests.Networks;
using StaticNets.Tests.Networks.Bounded;
using StaticNets.Tests.Networks.ImageSizes;
using StaticNets.Tests.Networks.Learning;
using StaticNets.Tests.Networks.Sizes;
using StaticNets.Tests.Networks.Tapes;
using StaticNets.Tests.Networks.Updates;

namespace StaticNets.Tests.Engines;

/// <summary>
/// The command <c>compiled-once</c>: a new process that predicts and trains so often that the runtime recompiles, with optimisation,
/// each often-called method that started unoptimised; it does so after 30 calls. A recompiled method of the library is thus a failure:
/// methods that run for each batch or row must be optimised from the start. Methods that run once for each network, each optimizer or
/// each call of <c>Fit</c> may start unoptimised; they are called fewer than 30 times here.
/// </summary>
internal static class CompiledOnce
{
    // The runtime starts counting calls in the first pause, and compiles a method again from its 30th call on. So two rounds suffice; the
    // third is a reserve.
    private const int Rounds = 3;
    private const int CallsPerRound = 100;
    private const int Rows = 128;

    /// <summary>
    /// The time in milliseconds that the test sets for the runtime's 100. Creating the networks calls methods more than 30 times that may
    /// start unoptimised; on a busy machine it has pauses of more than 100 milliseconds, and the runtime would count these calls.
    /// </summary>
    public const int DelayOfCounting = 2000;

    // Twice as long as the time without new methods after which the runtime starts counting calls.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(2 * DelayOfCounting);

    public static void Run()
    {
        Action[] networks =
        [
            Targets<Regression, float>(new(seed: 1), [new Sgd(1e-4) { ClipNorm = 1 }, new Adam(1e-4)]),
            Targets<NotDropped, double>(new(seed: 1), [new Momentum(1e-4) { ClipValue = 1 }, new RmsProp(1e-4), new Adagrad(1e-4)]),
            Targets<OnlyDropout, float>(new(seed: 1), [new Nesterov(1e-4)]),
            Targets<NormalizedInSingle, float>(new(seed: 1), [new AdamW(1e-4)]),
            Targets<Probabilities, float>(new(seed: 1), [new Sgd(1e-4)]),
            Targets<UpdatedRegression, double>(new(seed: 1), [new Adam(1e-4)]),
            Classes(new Handwriting(seed: 1), new Sgd(1e-4)),
            Staged(),
            Tapes(),
            Fits(),
        ];
        for (int round = 0; round < Rounds; round++)
        {
            Array.ForEach(networks, once => once());
            for (int i = 0; i < CallsPerRound; i++)
            {
                Control();
            }

            Thread.Sleep(_pause);
        }
    }

    /// <summary>The control, outside the library: this method starts unoptimised, and the test fails if it is not compiled again.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Control() { }

    /// <summary>Training steps with more rows than a micro-batch has, in stages.</summary>
    private static Action Staged()
    {
        const int Many = 5;
        StagedSingle network = new(seed: 1);
        RandomRows<float> rows = new(NetworkInside.Description(typeof(StagedSingle)), Many, seed: 1);
        Sgd optimizer = new(1e-4);
        return () =>
        {
            for (int i = 0; i < CallsPerRound; i++)
            {
                network.TrainStep(rows.X, rows.Targets, optimizer);
            }
        };
    }

    private static Action Targets<TNetwork, T>(TNetwork network, Optimizer[] optimizers)
        where TNetwork : ILearnTargets<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        RandomRows<T> rows = new(NetworkInside.Description(typeof(TNetwork)), Rows, seed: 1);
        int inputs = rows.X.Length / Rows;
        T[] y = new T[rows.Targets.Length];
        Gradients<T> gradients = new();
        return () =>
        {
            for (int i = 0; i < CallsPerRound; i++)
            {
                network.Predict(rows.X.AsSpan(0, inputs), y);
                network.Gradient(rows.X, rows.Targets, gradients);
            }

            foreach (Optimizer optimizer in optimizers)
            {
                for (int i = 0; i < CallsPerRound; i++)
                {
                    network.TrainStep(rows.X.AsSpan(0, 4 * inputs), rows.Targets.AsSpan(0, y.Length / Rows * 4), optimizer);
                }
            }
        };
    }

    private static Action Classes(Handwriting network, Optimizer optimizer)
    {
        RandomRows<float> rows = new(NetworkInside.Description(typeof(Handwriting)), Rows, seed: 1);
        float[] y = new float[rows.Targets.Length];
        Gradients<float> gradients = new();
        return () =>
        {
            for (int i = 0; i < CallsPerRound; i++)
            {
                network.PredictParallel(rows.X.AsSpan(0, 32 * Handwriting.InputLength), y, 2);
                network.Gradient(rows.X.AsSpan(0, 4 * Handwriting.InputLength), rows.Classes.AsSpan(0, 4), gradients);
                network.TrainStep(rows.X.AsSpan(0, 4 * Handwriting.InputLength), rows.Classes.AsSpan(0, 4), optimizer);
            }
        };
    }

    private static Action Tapes()
    {
        (Chain one, Pair several, Normalized normalized) = (new(seed: 1), new(seed: 1), new(seed: 1));
        (float[] x, float[] y, Gradients<float> gradients) = (new float[20], new float[12], new());
        (double[] left, double[] right, double[] price, double[] kind) = (new double[12], new double[8], new double[8], new double[12]);
        (double[] inputs, double[] outputs) = ([.. Enumerable.Range(0, 16).Select(i => i % 5.0)], new double[8]);
        Sgd optimizer = new(1e-4);
        return () =>
        {
            for (int i = 0; i < CallsPerRound; i++)
            {
                one.Backward(one.Forward(x, y), y, x);
                one.Apply(optimizer);
                one.Gradient(x, y, gradients);
                several.Backward(several.Forward(left, right, price, kind), price, kind, left, right);
                several.Apply(optimizer);
                normalized.Backward(normalized.Forward(inputs, outputs), outputs);
                normalized.Apply(optimizer);
            }
        };
    }

    // Returns an action that calls Fit twice, so that the three rounds make six calls, far fewer than 30.
    private static Action Fits()
    {
        Regression one = new(seed: 1);
        Handwriting two = new(seed: 1);
        RandomRows<float> values = new(NetworkInside.Description(typeof(Regression)), Rows, seed: 1);
        RandomRows<float> digits = new(NetworkInside.Description(typeof(Handwriting)), Rows, seed: 1);
        FitOptions alone = Options(parallelism: 1);
        FitOptions shared = Options(parallelism: 2);
        return () =>
        {
            one.Fit(new Dataset(values.X, values.Targets), alone);
            two.Fit(new Dataset(digits.X, digits.Classes), shared);
        };
    }

    private static FitOptions Options(int parallelism) =>
        new()
        {
            Epochs = 1,
            BatchSize = 2,
            Parallelism = parallelism,
        };
}
