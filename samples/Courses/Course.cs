namespace Courses;

/// <summary>
/// One exercise of a course on neural networks: a network, the figures (such as accuracies) that the course states for it, and the figures
/// that StaticNets reaches.
/// </summary>
internal abstract class Course
{
    /// <summary>
    /// The exercise on the command line: the name of a command, or, for a variant of an exercise, the command and an option.
    /// </summary>
    public abstract string Name { get; }

    /// <summary>A short description of the network and its data.</summary>
    public abstract string Summary { get; }

    /// <summary>Trains the networks, prints and draws the results, and returns the figures.</summary>
    /// <exception cref="DataMissingException">The exercise needs data that are not part of this repository.</exception>
    public abstract IEnumerable<Figure> Run(CourseRun run);
}
