namespace Courses;

/// <summary>One row of the courses: a network, the figure that the course names for it, and ours.</summary>
internal abstract class Course
{
    /// <summary>Name of the command.</summary>
    public abstract string Name { get; }

    /// <summary>What is trained on what, in a line.</summary>
    public abstract string Summary { get; }

    /// <summary>Trains, prints, draws, and says which figures were reached.</summary>
    /// <exception cref="DataMissingException">Data are needed that this repository does not carry.</exception>
    public abstract IEnumerable<Figure> Run(CourseRun run);
}
