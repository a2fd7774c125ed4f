namespace StaticNets.Tool.Importing.Constants;

/// <summary>
/// A node cannot become a layer. The importer catches it, and goes on, so that all refusals of a model are reported together.
/// </summary>
/// <param name="reason">Why, and what would be possible, without a capital letter and a full stop.</param>
internal sealed class RefusalException(string reason) : Exception(reason);
