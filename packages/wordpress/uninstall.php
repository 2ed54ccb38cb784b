<?php
/** Leaves nothing of the plugin behind. What members wrote is in their browsers, and stays theirs. */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

foreach ( is_multisite() ? get_sites( array( 'fields' => 'ids', 'number' => 0 ) ) : array( 0 ) as $escale_site ) {
	$escale_site && switch_to_blog( $escale_site );
	delete_option( 'escale_programme' );
	delete_option( 'escale_lang' );
	$escale_site && restore_current_blog();
}
