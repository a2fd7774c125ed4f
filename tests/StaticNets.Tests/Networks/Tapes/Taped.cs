using System.Numerics;
using System.Reflection;
using StaticNets.Engines;
using StaticNets.Runtime;

namespace StaticNets.Tests.Networks.Tapes;

/// <summary>A network without a loss of any class, and the same network with a loss, with the same initial weights.</summary>
internal sealed class Taped<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public Taped(Type network, int seed)
    {
        object instance = Activator.CreateInstance(network, seed)!;
        Engine = NetworkInside.Engine<T>(instance);
        Learner = LearnerOf(instance);
        Tape = (NetworkTape<T>)Learner.GetType().GetProperty("Own")!.GetValue(Learner)!;
        Type other = network.Assembly.GetType(network.FullName + "WithLoss")!;
        WithLoss = (TrainingEngine<T>)NetworkInside.Engine<T>(Activator.CreateInstance(other, seed)!);
    }

    /// <summary>The engine that predicts.</summary>
    public NetworkEngine<T> Engine { get; }

    public TapeEngine<T> Learner { get; }

    /// <summary>The learner's own tape.</summary>
    public NetworkTape<T> Tape { get; }

    public TrainingEngine<T> WithLoss { get; }

    public NetworkDescription Description => Learner.Description;

    /// <summary>The engine behind <c>Forward</c>, <c>Backward</c> and <c>Apply</c>.</summary>
    public static TapeEngine<T> LearnerOf(object network) =>
        (TapeEngine<T>)network.GetType().GetProperty("Learning", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(network)!;

    /// <summary>The gradient of the mean squared error, computed in the order of the library's loss.</summary>
    public T[] GradientOfLoss(ReadOnlySpan<T> y, ReadOnlySpan<T> targets)
    {
        T scale = T.CreateChecked(2) / T.CreateChecked(y.Length);
        T[] gradient = new T[y.Length];
        for (int i = 0; i < y.Length; i++)
        {
            gradient[i] = (y[i] - targets[i]) * scale;
        }

        return gradient;
    }
}
