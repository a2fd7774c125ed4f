using Courses;

namespace Zoo;

/// <summary>One architecture of the chart.</summary>
/// <param name="Name">The name on the command line, the chart's abbreviation in lower case.</param>
/// <param name="Title">The name of the architecture.</param>
/// <param name="Course">What trains it; several animals can have one.</param>
/// <param name="Picture">The picture that the training draws, without its ending.</param>
/// <param name="Classes">The names of the classes that declare it.</param>
internal sealed record Animal(string Name, string Title, Course Course, string Picture, params string[] Classes)
{
    /// <summary>Pictures that the page shows below the first one, without their endings.</summary>
    public IReadOnlyList<string> MorePictures { get; init; } = [];

    /// <summary>All pictures in the order of the page, without their endings.</summary>
    public IEnumerable<string> Pictures => [Picture, .. MorePictures];
}
