using Courses.Plots;

namespace Courses.Rnn;

/// <summary>The trainings of one layer from several seeds.</summary>
internal sealed record AddingResults(string Layer, IReadOnlyList<AddingTraining> Trainings)
{
    /// <summary>
    /// The median over the seeds, after the training, of the gradient norm of the first step divided by that of the last step.
    /// </summary>
    public double FirstToLastGradient => Spread.Of(Trainings.Select(training => training.Trained[0] / training.Trained[^1])).Median;

    /// <summary>Creates the figure that a number of seeds fulfils a condition on the error after the training.</summary>
    /// <param name="bar">The condition as text.</param>
    /// <param name="isReached">The condition.</param>
    /// <param name="least">The number of seeds that must fulfil it.</param>
    public Figure Figure(string bar, Func<double, bool> isReached, int least)
    {
        double[] errors = [.. Trainings.Select(training => training.Errors[^1])];
        int reached = errors.Count(isReached);
        Spread spread = Spread.Of(errors);
        return new Figure(
            $"error of {Layer} after 1 500 steps",
            $"{bar}, {least} of {errors.Length} seeds",
            $"{reached} of {errors.Length}, {spread.In("F4")}",
            reached >= least
        );
    }

    /// <summary>Returns a line through the medians of the seeds.</summary>
    public PlottedLine Median(Func<AddingTraining, double[]> values) =>
        new(
            Layer,
            [
                .. Enumerable
                    .Range(0, values(Trainings[0]).Length)
                    .Select(i => Spread.Of(Trainings.Select(training => values(training)[i])).Median),
            ]
        );
}
