using System.Numerics;
using StaticNets.Engines;

namespace StaticNets.Training;

/// <summary>
/// The only connection from <c>Fit</c> to the code for several processes. Only <see cref="FitOptions.Communicator"/> refers to the derived
/// class <see cref="Present"/>, so that a program compiled ahead of time that does not set it does not contain this code.
/// </summary>
internal abstract class RankSupport
{
    /// <summary>
    /// Creates the object that works with the other processes, or returns <see langword="null"/> if there are none.
    /// </summary>
    public static RankKeeper<T>? Keeper<T>(TrainingEngine<T> network, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (options.RankSupport is not { } support)
        {
            return null;
        }

        object keeper = network is TrainingEngine<float> ? support.OfSingle() : support.OfDouble();
        return (RankKeeper<T>)keeper;
    }

    protected abstract RankKeeper<float> OfSingle();

    protected abstract RankKeeper<double> OfDouble();

    /// <summary>The implementation, to which only the option refers.</summary>
    /// <param name="communicator">The processes.</param>
    internal sealed class Present(ICommunicator communicator) : RankSupport
    {
        protected override RankKeeper<float> OfSingle() => new RankTraining<float>(communicator);

        protected override RankKeeper<double> OfDouble() => new RankTraining<double>(communicator);
    }
}
